namespace Maru.Contracts.Identity;

/// <summary>
/// What a module stores about a person besides the account. A module with such data registers one of these, so that the data is part of
/// the person's export, and handles <see cref="AccountDeleted"/>, so that it is deleted with the account. Thread safe.
/// </summary>
public interface IPersonalData
{
    /// <summary>Its name in the export, <c>module.plural</c>; no two modules use the same.</summary>
    string Name { get; }

    /// <summary>All of it, one item after the other, each an object that serialises to JSON and holds no secret.</summary>
    /// <param name="accountId">Whose.</param>
    /// <param name="ct">Stops the reading.</param>
    IAsyncEnumerable<object> ReadAsync(string accountId, CancellationToken ct);
}
