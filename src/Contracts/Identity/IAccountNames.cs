namespace Maru.Contracts.Identity;

/// <summary>
/// What accounts are called now. From memory, so that a list may ask it row by row; sees a change at once (other nodes ≤ 1 s). Thread safe.
/// </summary>
public interface IAccountNames
{
    /// <summary>The user name; null when there is no such account, or none any more.</summary>
    /// <param name="accountId">The account.</param>
    string? Find(string accountId);
}
