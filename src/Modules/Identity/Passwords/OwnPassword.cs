using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.SigningIn;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Passwords;

/// <summary>
/// Checks that the signed-in person knows the password, before acts that cannot be undone. Counts as a sign-in attempt against guessing.
/// </summary>
internal sealed class OwnPassword(Db db, SqlAccountStore accounts, SignInThrottle throttle)
{
    /// <summary>
    /// The account whose password it is; refuses with <c>identity.wrong_password</c> or <c>identity.too_many_attempts</c>.
    /// </summary>
    public async Task<Outcome<Account>> CheckAsync(
        CurrentUser user, string? password, RequestOrigin origin, Pbkdf2Passwords.Turn hashing, CancellationToken ct)
    {
        if (await FindAsync(user.Id, ct) is not { } account)
        {
            return IdentityFailures.NoSuchAccount;
        }

        var counted = await throttle.CountAsync(account.Username, origin, ct);
        if (counted.Failed(out var wait))
        {
            return wait;
        }

        if (hashing.Verify(account.PasswordHash, password!) == PasswordVerdict.Wrong)
        {
            return IdentityFailures.WrongPassword;
        }

        await throttle.ForgiveAsync(counted.Value, account, origin, ct);
        return account;
    }

    private async Task<Account?> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await accounts.FindAsync(session, id, ct);
    }
}
