#pragma once
#include <ggml-cpu.h>
#include <ggml.h>
#include <whisper.h>
#include <stdbool.h>

// The libraries' messages may hold text that was recognised: none is written.
static inline void whisper_shim_ignore_message(enum ggml_log_level level, const char *text, void *context) {}
static inline void whisper_shim_silence(void) {
    ggml_log_set(whisper_shim_ignore_message, 0);
    whisper_log_set(whisper_shim_ignore_message, 0);
}

// Whether flash attention reads the rows of a window only, as it does where Scripts/setup built the library. Elsewhere it
// reads on into rows that may hold another recording's sound.
static inline bool whisper_shim_keeps_to_window(void) {
#ifdef WHISPER_KEEPS_TO_WINDOW
    return true;
#else
    return false;
#endif
}
