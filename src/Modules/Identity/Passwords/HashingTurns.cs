using Maru.Kernel;

namespace Maru.Modules.Identity.Passwords;

/// <summary>Runs work that hashes a password when its turn comes. Thread safe.</summary>
internal sealed class HashingTurns(Pbkdf2Passwords passwords)
{
    /// <summary>
    /// Waits for a turn, does the work and releases the turn; refuses with <c>identity.busy</c>, and then nothing was done.
    /// </summary>
    public async Task<Outcome<T>> RunAsync<T>(Func<Pbkdf2Passwords.Turn, Task<Outcome<T>>> work, CancellationToken ct)
    {
        var turn = await passwords.TakeTurnAsync(ct);
        if (turn.Failed(out var busy))
        {
            return busy;
        }

        using var hashing = turn.Value;
        return await work(hashing);
    }
}
