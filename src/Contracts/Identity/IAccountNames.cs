namespace Maru.Contracts.Identity;

/// <summary>What accounts are called now. From memory; thread safe.</summary>
public interface IAccountNames
{
    /// <summary>The user name; null when there is no such account, or none any more.</summary>
    /// <param name="accountId">The account.</param>
    string? Find(string accountId);
}
