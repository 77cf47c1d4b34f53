using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.Sessions;
using Maru.Platform.Changes;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.SigningIn;

/// <summary>
/// Slows guessing at one name down. A try is counted as failed before the password is looked at and forgiven when it was right: so that a
/// thousand guesses at once do not all pass before the first is counted. An address from which the account was signed in to before has a
/// count of its own: strangers who keep failing cannot keep the owner out.
/// </summary>
internal sealed class SignInThrottle(Change change, SqlAttemptStore attempts, TimeProvider clock)
{
    private const string Tries = "A count of tries; the tries are in the log.";

    /// <summary>
    /// Counts a try and gives what it was counted under; refuses with <c>identity.too_many_attempts</c>, and then does not count it.
    /// </summary>
    public async Task<Outcome<string>> CountAsync(string username, RequestOrigin origin, CancellationToken ct)
    {
        var place = PlaceOf(username, origin);
        while (true)
        {
            // Null: another try was counted just now. Then count on from that one.
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

    /// <summary>Forgives them in a transaction of its own, for a password that was right and opens nothing.</summary>
    public Task ForgiveAsync(string counter, Account account, RequestOrigin origin, CancellationToken ct) => change.RunAsync<Nothing>(
        async tx =>
        {
            tx.Unrecorded(Tries);
            await ForgiveAsync(tx, counter, account, origin, ct);
            return default(Nothing);
        },
        ct);

    /// <summary>Forgives the tries counted under it and remembers the address, in the transaction of the sign-in.</summary>
    public async Task ForgiveAsync(Tx tx, string counter, Account account, RequestOrigin origin, CancellationToken ct)
    {
        await attempts.ForgetAsync(tx, counter, ct);
        if (origin.Address.Length > 0)
        {
            await attempts.RememberPlaceAsync(tx, PlaceOf(account.Username, origin), account.Id, clock.Now(), ct);
        }
    }

    /// <summary>Forgets what is counted under the name of an account that goes; its addresses go with its row.</summary>
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

    // A user name has no line break, so that no name and address are mistaken for others.
    private static string PlaceOf(string username, RequestOrigin origin) => OpaqueToken.HashOf($"{username}\n{origin.Address}");
}
