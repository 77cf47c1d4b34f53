using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.Sessions;
using Maru.Platform.Changes;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.SigningIn;

/// <summary>
/// Slows down guessing for one name. An attempt is counted as failed before the password is checked, and the count is removed if the
/// password was right; otherwise a thousand guesses at the same time would all pass before the first is counted. An address from which the
/// account has signed in before has its own count, so that failing strangers cannot keep the owner out.
/// </summary>
internal sealed class SignInThrottle(Change change, SqlAttemptStore attempts, TimeProvider clock)
{
    private const string Tries = "A count of tries; the tries are in the log.";

    /// <summary>
    /// Counts an attempt and returns the name of its counter; refuses with <c>identity.too_many_attempts</c>, and then does not count it.
    /// </summary>
    public async Task<Outcome<string>> CountAsync(string username, RequestOrigin origin, CancellationToken ct)
    {
        var place = PlaceOf(username, origin);
        while (true)
        {
            // Null: another attempt was counted at the same moment. Then count again.
            var counted = await change.RunAsync(tx => TryCountAsync(tx, username, place, ct), ct);
            if (counted.Failed(out var wait))
            {
                return wait;
            }

            if (counted.Value is { } counter)
            {
                return counter;
            }
        }
    }

    /// <summary>Removes the count in a separate transaction, for a right password that does not sign in.</summary>
    public Task ForgiveAsync(string counter, Account account, RequestOrigin origin, CancellationToken ct) => change.RunAsync<Nothing>(
        async tx =>
        {
            tx.Unrecorded(Tries);
            await ForgiveAsync(tx, counter, account, origin, ct);
            return default(Nothing);
        },
        ct);

    /// <summary>Removes the attempts of a counter and stores the address, in the transaction of the sign-in.</summary>
    public async Task ForgiveAsync(Tx tx, string counter, Account account, RequestOrigin origin, CancellationToken ct)
    {
        await attempts.ForgetAsync(tx, counter, ct);
        if (origin.Address.Length > 0)
        {
            await attempts.RememberPlaceAsync(tx, PlaceOf(account.Username, origin), account.Id, clock.Now(), ct);
        }
    }

    /// <summary>Deletes the counts of a deleted account; its addresses are deleted with its row.</summary>
    public Task ForgetAsync(Tx tx, Account account, CancellationToken ct) =>
        attempts.ForgetAsync(tx, OpaqueToken.HashOf(account.Username), ct);

    private async Task<Outcome<string?>> TryCountAsync(Changing tx, string username, string place, CancellationToken ct)
    {
        var now = clock.Now();
        var counter = await attempts.IsKnownPlaceAsync(tx, place, ct) ? place : OpaqueToken.HashOf(username);
        var seen = await attempts.ReadAsync(tx, counter, now, ct);
        if (seen.WaitAt(now) is { } wait)
        {
            return IdentityFailures.TooManyAttempts with { RetryAfter = wait };
        }

        tx.Unrecorded(Tries);
        return await attempts.TryReplaceAsync(tx, counter, seen, seen.FailedAt(now), ct) ? counter : tx.Drop<string?>(null);
    }

    // A user name has no line break, so different pairs of name and address always give different texts.
    private static string PlaceOf(string username, RequestOrigin origin) => OpaqueToken.HashOf($"{username}\n{origin.Address}");
}
