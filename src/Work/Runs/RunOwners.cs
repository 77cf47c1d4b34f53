using Maru.Contracts.Identity;

namespace Maru.Work.Runs;

/// <summary>What the owners of runs are called. Without accounts (a program of parts) nobody has a name. Thread safe.</summary>
internal sealed class RunOwners(IAccountNames? names = null)
{
    /// <summary>The owner's user name; null for the server's own runs and when there is no such account any more.</summary>
    public string? NameOf(string? ownerId) => ownerId is null ? null : names?.Find(ownerId);
}
