using Maru.Kernel;

namespace Maru.Modules.Identity;

/// <summary>Every refusal of this module.</summary>
internal static class IdentityFailures
{
    public static readonly Failure InvalidInput = new(FailureKind.Invalid, "identity.invalid_input",
        "Some fields are not acceptable; see fields.");

    public static readonly Failure AlreadySetUp = new(FailureKind.Conflict, "identity.already_set_up",
        "This server has its first account already. Sign in, or ask an administrator for an account.");

    public static readonly Failure WrongSetUpToken = new(FailureKind.Unauthenticated, "identity.wrong_set_up_token",
        "This is not the set-up token. The server prints it at start; each start prints a new one.");

    public static readonly Failure WrongCredentials = new(FailureKind.Unauthenticated, "identity.wrong_credentials",
        "The user name or the password is wrong.");

    public static readonly Failure TooManyAttempts = new(FailureKind.TooMany, "identity.too_many_attempts",
        "Too many failed sign-ins with this user name. Wait as long as Retry-After says.");

    public static readonly Failure Busy = new(FailureKind.TooMany, "identity.busy",
        "Too many sign-ins at this moment. Try again in a few seconds.")
    { RetryAfter = TimeSpan.FromSeconds(2) };

    public static readonly Failure InvalidRefreshToken = new(FailureKind.Unauthenticated, "identity.invalid_refresh_token",
        "The refresh token is unknown, expired, used before or its session has ended. Sign in again.");

    public static readonly Failure WrongPassword = new(FailureKind.Forbidden, "identity.wrong_password",
        "The current password is wrong.");

    public static readonly Failure SignUpClosed = new(FailureKind.Forbidden, "identity.sign_up_closed",
        "One cannot make an account here in this way. Ask an administrator for an invitation.");

    public static readonly Failure NameTaken = new(FailureKind.Conflict, "identity.name_taken",
        "Another account has this user name or e-mail address. Choose another.");

    public static readonly Failure NoSuchInvitation = new(FailureKind.NotFound, "identity.no_such_invitation",
        "There is no such invitation. Check that its link or token is whole.");

    public static readonly Failure InvitationIsOver = new(FailureKind.Conflict, "identity.invitation_is_over",
        "This invitation was used or revoked, or it has expired. Ask for a new one.");

    public static readonly Failure NoSuchSession = new(FailureKind.NotFound, "identity.no_such_session",
        "There is no such session, or it is not yours, or it is over.");

    public static readonly Failure LastAdmin = new(FailureKind.Conflict, "identity.last_admin",
        "This is the last administrator who can sign in. Make another one first.");

    public static readonly Failure NoSuchPermission = new(FailureKind.NotFound, "identity.no_such_permission",
        "No module of this server declares such a permission.");

    public static readonly Failure PermissionIsFixed = new(FailureKind.Conflict, "identity.permission_is_fixed",
        "Who has this permission cannot be changed.");

    public static readonly Failure BelowFloor = new(FailureKind.Unprocessable, "identity.below_floor",
        "This permission cannot be given to so low a role.");

    public static readonly Failure UnknownScopeCode = new(FailureKind.Unprocessable, "identity.unknown_scope_code",
        "The data scope names codes that do not exist; see fields.");

    public static readonly Failure IntentDenied = new(FailureKind.Forbidden, "identity.intent_denied",
        "Your role does not permit this intent.");

    public static readonly Failure SigningKeysLocked = new(FailureKind.Unavailable, "identity.signing_keys_locked",
        "Signing keys cannot be stored or read while the server's secrets are locked. Mend the encryption key first.");

    public static readonly Failure NoSuchAccount = new(FailureKind.NotFound, "identity.no_such_account",
        "There is no such account.");

    public static readonly Failure NoSuchClientKey = new(FailureKind.NotFound, "identity.no_such_client_key",
        "There is no such client key, or it is not yours.");

    public static readonly Failure ClientKeyIsRevoked = new(FailureKind.Conflict, "identity.client_key_is_revoked",
        "This client key is revoked for good. Make a new one.");

    public static readonly Failure ClientKeyIsHeld = new(FailureKind.Forbidden, "identity.client_key_is_held",
        "Somebody who manages client keys set this key's terms: you may tighten them, not loosen them. Ask an administrator.");

    public static readonly Failure TooManyClientKeys = new(FailureKind.Conflict, "identity.too_many_client_keys",
        "You have as many client keys as one account may. Revoke one that is no longer used.");
}
