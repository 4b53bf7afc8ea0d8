#pragma once
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/channel_layout.h>
#include <libavutil/opt.h>
#include <libswresample/swresample.h>

// Macros with casts, which Swift does not import.
static inline int av_shim_error_eof(void) { return AVERROR_EOF; }
static inline int av_shim_error_again(void) { return AVERROR(EAGAIN); }
static inline int av_shim_error_io(void) { return AVERROR(EIO); }
static inline int av_shim_error_memory(void) { return AVERROR(ENOMEM); }
static inline int64_t av_shim_no_time(void) { return AV_NOPTS_VALUE; }

// The callback takes a va_list, which Swift cannot name. Messages may quote the data: none is written.
static inline void av_shim_ignore_message(void *object, int level, const char *format, va_list arguments) {}
static inline void av_shim_silence(void) { av_log_set_callback(av_shim_ignore_message); }

// A container may name other files; none is ever opened.
static inline int av_shim_refuse_open(
    AVFormatContext *format, AVIOContext **io, const char *address, int flags, AVDictionary **options
) {
    return AVERROR(EPERM);
}
static inline void av_shim_refuse_other_files(AVFormatContext *format) { format->io_open = av_shim_refuse_open; }
