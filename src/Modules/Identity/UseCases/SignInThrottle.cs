using Maru.Kernel;
using Maru.Modules.Identity.Domain;
using Maru.Modules.Identity.Ports;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.UseCases;

/// <summary>
/// Slows guessing at one name down. A try is counted as failed before the password is looked at and forgiven when it was right: so that a
/// thousand guesses at once do not all pass before the first is counted.
/// </summary>
internal sealed class SignInThrottle(Db db, IAttemptStore attempts, TimeProvider clock)
{
    /// <summary>Counts a try; refuses with <c>identity.too_many_attempts</c>, and then does not count it.</summary>
    public async Task<Failure?> CountAsync(string username, CancellationToken ct)
    {
        var name = OpaqueToken.HashOf(username);
        while (true)
        {
            await using var tx = await db.BeginAsync(ct).ConfigureAwait(false);
            var now = clock.Now();
            var seen = await attempts.ReadAsync(tx, name, now, ct).ConfigureAwait(false);
            if (seen.WaitAt(now) is { } wait)
            {
                return IdentityFailures.TooManyAttempts with { RetryAfter = wait };
            }

            if (await attempts.TryReplaceAsync(tx, name, seen, seen.FailedAt(now), ct).ConfigureAwait(false))
            {
                await tx.CommitAsync(ct).ConfigureAwait(false);
                return null;
            }
        }
    }

    /// <summary>Forgives all tries, in the transaction of the sign-in.</summary>
    public Task ForgiveAsync(Tx tx, string username, CancellationToken ct) =>
        attempts.ForgetAsync(tx, OpaqueToken.HashOf(username), ct);
}
