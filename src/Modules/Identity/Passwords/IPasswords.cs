using Maru.Kernel;

namespace Maru.Modules.Identity.Passwords;

/// <summary>Turns at hashing, which costs a core for a good while: as many at once as there are cores, a bounded queue, then refusal.</summary>
internal interface IPasswords
{
    /// <summary>A turn, after waiting for it; refuses with <c>identity.busy</c>. Dispose it as soon as the hashing is done.</summary>
    Task<Outcome<IPasswordTurn>> TakeTurnAsync(CancellationToken ct);
}
