#pragma once
// PKCS #11 v2.40. Only its types come from here: the module itself is loaded when it is configured, so that nothing else
// of p11-kit is linked. The wrappers stand for calls through the module's table of functions, whose parameters nest
// pointers in a way that Swift can express only at length.
#include <dlfcn.h>
#include <p11-kit-1/p11-kit/pkcs11.h>
#include <string.h>

/// The module's functions, ready for use; NULL when it cannot be loaded or started.
static inline CK_FUNCTION_LIST *_Nullable dictum_p11_load(const char *_Nonnull path) {
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!library) return NULL;
    CK_C_GetFunctionList list = (CK_C_GetFunctionList)dlsym(library, "C_GetFunctionList");
    CK_FUNCTION_LIST *functions = NULL;
    if (!list || list(&functions) != CKR_OK || !functions) return NULL;
    CK_C_INITIALIZE_ARGS arguments;
    memset(&arguments, 0, sizeof arguments);
    arguments.flags = CKF_OS_LOCKING_OK;
    CK_RV status = functions->C_Initialize(&arguments);
    return status == CKR_OK || status == CKR_CRYPTOKI_ALREADY_INITIALIZED ? functions : NULL;
}

/// Opens a session with the token of that label; CKR_TOKEN_NOT_PRESENT when no slot holds it.
static inline CK_RV dictum_p11_open(
    CK_FUNCTION_LIST *_Nonnull functions, const char *_Nonnull label, CK_SESSION_HANDLE *_Nonnull session) {
    CK_SLOT_ID slots[64];
    CK_ULONG count = 64;
    CK_RV status = functions->C_GetSlotList(CK_TRUE, slots, &count);
    if (status != CKR_OK) return status;
    unsigned char padded[32];
    memset(padded, ' ', sizeof padded);
    memcpy(padded, label, strnlen(label, sizeof padded));
    for (CK_ULONG slot = 0; slot < count; slot++) {
        CK_TOKEN_INFO info;
        if (functions->C_GetTokenInfo(slots[slot], &info) != CKR_OK || memcmp(info.label, padded, 32)) continue;
        return functions->C_OpenSession(slots[slot], CKF_SERIAL_SESSION, NULL, NULL, session);
    }
    return CKR_TOKEN_NOT_PRESENT;
}

/// Logs the session's user in; already being logged in is fine.
static inline CK_RV dictum_p11_login(
    CK_FUNCTION_LIST *_Nonnull functions, CK_SESSION_HANDLE session, unsigned char *_Nonnull pin, CK_ULONG count) {
    CK_RV status = functions->C_Login(session, CKU_USER, pin, count);
    return status == CKR_USER_ALREADY_LOGGED_IN ? CKR_OK : status;
}

/// The one secret key with that label; CKR_KEY_HANDLE_INVALID when there is none, or more than one.
static inline CK_RV dictum_p11_find(
    CK_FUNCTION_LIST *_Nonnull functions, CK_SESSION_HANDLE session, char *_Nonnull label, CK_OBJECT_HANDLE *_Nonnull key) {
    CK_OBJECT_CLASS secret = CKO_SECRET_KEY;
    CK_ATTRIBUTE wanted[2] = {{CKA_CLASS, &secret, sizeof secret}, {CKA_LABEL, label, strlen(label)}};
    CK_OBJECT_HANDLE found[2];
    CK_ULONG count = 0;
    CK_RV status = functions->C_FindObjectsInit(session, wanted, 2);
    if (status != CKR_OK) return status;
    status = functions->C_FindObjects(session, found, 2, &count);
    functions->C_FindObjectsFinal(session);
    if (status != CKR_OK) return status;
    *key = found[0];
    return count == 1 ? CKR_OK : CKR_KEY_HANDLE_INVALID;
}

/// AES-GCM with a nonce of 12 bytes and a tag of 16, which stands at the end of the ciphertext.
static inline CK_RV dictum_p11_gcm(
    CK_FUNCTION_LIST *_Nonnull functions, CK_SESSION_HANDLE session, CK_OBJECT_HANDLE key, int encrypts,
    unsigned char *_Nonnull nonce, unsigned char *_Nonnull context, CK_ULONG context_count,
    unsigned char *_Nonnull input, CK_ULONG input_count, unsigned char *_Nonnull output, CK_ULONG *_Nonnull output_count) {
    CK_GCM_PARAMS parameters = {nonce, 12, 96, context, context_count, 128};
    CK_MECHANISM mechanism = {CKM_AES_GCM, &parameters, sizeof parameters};
    CK_RV status = encrypts ? functions->C_EncryptInit(session, &mechanism, key)
                            : functions->C_DecryptInit(session, &mechanism, key);
    if (status != CKR_OK) return status;
    return encrypts ? functions->C_Encrypt(session, input, input_count, output, output_count)
                    : functions->C_Decrypt(session, input, input_count, output, output_count);
}

/// `count` bytes of the token's generator.
static inline CK_RV dictum_p11_random(
    CK_FUNCTION_LIST *_Nonnull functions, CK_SESSION_HANDLE session, unsigned char *_Nonnull bytes, CK_ULONG count) {
    return functions->C_GenerateRandom(session, bytes, count);
}

/// Ends a session.
static inline void dictum_p11_close(CK_FUNCTION_LIST *_Nonnull functions, CK_SESSION_HANDLE session) {
    functions->C_CloseSession(session);
}
