namespace Maru.Contracts.Identity;

/// <summary>
/// The present names of accounts. Read from memory, so a list may call it for each row; sees a change at once (other nodes ≤ 1 s). Thread
/// safe.
/// </summary>
public interface IAccountNames
{
    /// <summary>The user name; null if there is no such account, or no longer.</summary>
    /// <param name="accountId">The account.</param>
    string? Find(string accountId);
}
