using Maru.Kernel;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Maru.Modules.Identity.Passwords;

/// <summary>
/// Turns for hashing, which keeps a core busy for a noticeable time: as many at once as there are cores, a bounded queue, then refusal.
/// Hashes are the framework's PBKDF2-HMAC-SHA512 with more rounds. Thread safe.
/// </summary>
internal sealed class Pbkdf2Passwords : IDisposable
{
    private readonly PasswordHasher<Account> _hasher;
    private readonly SemaphoreSlim _cores = new(Environment.ProcessorCount);
    private readonly int _places;
    private readonly string _nobodys;
    private int _present;

    public Pbkdf2Passwords(IdentitySettings settings)
    {
        _places = Environment.ProcessorCount + settings.PasswordQueue;
        _hasher = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions
        {
            CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV3,
            IterationCount = settings.PasswordIterations,
        }));
        _nobodys = _hasher.HashPassword(null!, OpaqueToken.New());
    }

    /// <summary>A turn, after waiting for it; refuses with <c>identity.busy</c>. Dispose it as soon as the hashing is done.</summary>
    public async Task<Outcome<Turn>> TakeTurnAsync(CancellationToken ct)
    {
        if (Interlocked.Increment(ref _present) > _places)
        {
            Interlocked.Decrement(ref _present);
            return IdentityFailures.Busy;
        }

        try
        {
            await _cores.WaitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Decrement(ref _present);
            throw;
        }

        return new Turn(this);
    }

    public void Dispose() => _cores.Dispose();

    private void Leave()
    {
        _cores.Release();
        Interlocked.Decrement(ref _present);
    }

    /// <summary>The right to hash now. Synchronous, because it keeps a core busy.</summary>
    internal sealed class Turn(Pbkdf2Passwords passwords) : IDisposable
    {
        private int _left;

        public string Hash(string password) => passwords._hasher.HashPassword(null!, password);

        /// <summary>Whether the password fits the hash; null stands for an account that does not exist and costs the same.</summary>
        public PasswordVerdict Verify(string? hash, string password)
        {
            var isNone = string.IsNullOrEmpty(hash);
            var found = passwords._hasher.VerifyHashedPassword(null!, isNone ? passwords._nobodys : hash!, password);
            return isNone ? PasswordVerdict.Wrong : found switch
            {
                PasswordVerificationResult.Success => PasswordVerdict.Right,
                PasswordVerificationResult.SuccessRehashNeeded => PasswordVerdict.RightButWeak,
                _ => PasswordVerdict.Wrong,
            };
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                passwords.Leave();
            }
        }
    }
}
