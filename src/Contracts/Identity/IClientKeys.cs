namespace Maru.Contracts.Identity;

/// <summary>
/// Looks up client keys, in memory only and without the database; thread safe; sees a change at once (other nodes ≤ 1 s).
/// </summary>
public interface IClientKeys
{
    /// <summary>The key behind a secret, or null when unknown, revoked or expired.</summary>
    /// <param name="secret">The text after <c>Bearer</c>, as UTF-16.</param>
    ClientKey? Find(ReadOnlySpan<char> secret);

    /// <summary>
    /// The key an <c>Authorization: Bearer mk_…</c> header names, or null. For one connection the server reads the same header into the
    /// same string instance; a repeated call with that instance needs no hashing.
    /// </summary>
    /// <param name="authorization">The header's whole value.</param>
    ClientKey? FindBearer(string authorization);

    /// <summary>The keys in force, by name: of one account, or of all. Expired ones are among them; revoked ones are not.</summary>
    /// <param name="ownerId">The account, or null for every key.</param>
    IReadOnlyList<ClientKey> List(string? ownerId);

    /// <summary>The name of a key in force; null if there is no such key, or no longer.</summary>
    /// <param name="keyId">The key's id.</param>
    string? NameOf(string keyId);

    /// <summary>Notes that the key was used; written in batches.</summary>
    /// <param name="keyId">The key's id.</param>
    void Touch(string keyId);
}
