#pragma once
// Linux calls that the Glibc module leaves out.
#include <seccomp.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
