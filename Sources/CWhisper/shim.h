#pragma once
#include <ggml-cpu.h>
#include <ggml.h>
#include <whisper.h>

// The libraries' messages may hold text that was recognised: none is written.
static inline void whisper_shim_ignore_message(enum ggml_log_level level, const char *text, void *context) {}
static inline void whisper_shim_silence(void) {
    ggml_log_set(whisper_shim_ignore_message, 0);
    whisper_log_set(whisper_shim_ignore_message, 0);
}
