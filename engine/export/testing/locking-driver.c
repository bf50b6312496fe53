/*
 * A PKCS#11 driver that counts wrong PINs as a USB key does, which SoftHSM does not: everything is SoftHSM's own, but
 * for these two functions. The third wrong PIN locks the key until the process ends; nothing unlocks it.
 * ANJUAN_REAL_DRIVER  the driver behind it.
 * Flags and codes as PKCS#11 2.40 has them (CK_TOKEN_INFO, C_Login).
 */
#include <dlfcn.h>
#include <pkcs11.h>
#include <stdlib.h>

enum { TRIES = 3 };

static CK_FUNCTION_LIST_PTR real;
static CK_FUNCTION_LIST own;
static int wrong;

static CK_RV login(CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR_PTR pin, CK_ULONG length) {
  if (wrong >= TRIES) return CKR_PIN_LOCKED;
  CK_RV answer = real->C_Login(session, user, pin, length);
  if (answer == CKR_PIN_INCORRECT) wrong += 1;
  if (answer == CKR_OK) wrong = 0;
  return answer;
}

static CK_RV token_info(CK_SLOT_ID slot, CK_TOKEN_INFO_PTR info) {
  CK_RV answer = real->C_GetTokenInfo(slot, info);
  if (answer != CKR_OK) return answer;
  info->flags &= ~(CK_FLAGS)(CKF_USER_PIN_COUNT_LOW | CKF_USER_PIN_FINAL_TRY | CKF_USER_PIN_LOCKED);
  if (wrong >= TRIES) info->flags |= CKF_USER_PIN_LOCKED;
  else if (wrong == TRIES - 1) info->flags |= CKF_USER_PIN_FINAL_TRY;
  else if (wrong > 0) info->flags |= CKF_USER_PIN_COUNT_LOW;
  return CKR_OK;
}

CK_RV C_GetFunctionList(CK_FUNCTION_LIST_PTR_PTR list) {
  if (!real) {
    const char *file = getenv("ANJUAN_REAL_DRIVER");
    void *library = file ? dlopen(file, RTLD_NOW | RTLD_LOCAL) : NULL;
    CK_C_GetFunctionList get = library ? (CK_C_GetFunctionList)dlsym(library, "C_GetFunctionList") : NULL;
    if (!get || get(&real) != CKR_OK) return CKR_GENERAL_ERROR;
    own = *real;
    own.C_Login = login;
    own.C_GetTokenInfo = token_info;
  }
  *list = &own;
  return CKR_OK;
}
