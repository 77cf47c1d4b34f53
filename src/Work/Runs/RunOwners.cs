using Maru.Contracts.Identity;

namespace Maru.Work.Runs;

/// <summary>
/// The names of the owners of runs. Without accounts (in a program that uses only parts) nobody has a name. Thread safe.
/// </summary>
internal sealed class RunOwners(IAccountNames? names = null)
{
    /// <summary>The owner's user name; null for the server's own runs and if the account no longer exists.</summary>
    public string? NameOf(string? ownerId) => ownerId is null ? null : names?.Find(ownerId);
}
