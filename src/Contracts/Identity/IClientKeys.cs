namespace Maru.Contracts.Identity;

/// <summary>Looks client keys up. Memory only, no database on the way; thread safe; sees a change at once (other nodes ≤ 1 s).</summary>
public interface IClientKeys
{
    /// <summary>The key behind a secret, or null when unknown, revoked or expired.</summary>
    /// <param name="secret">The text after <c>Bearer</c>, as UTF-16.</param>
    ClientKey? Find(ReadOnlySpan<char> secret);

    /// <summary>
    /// The key an <c>Authorization: Bearer mk_…</c> header names, or null. A server reads the same header of one connection into the same
    /// text; asked about that very instance again, it answers without hashing.
    /// </summary>
    /// <param name="authorization">The header's whole value.</param>
    ClientKey? FindBearer(string authorization);

    /// <summary>The keys in force, by name: of one account, or of all. Expired ones are among them; revoked ones are not.</summary>
    /// <param name="ownerId">The account, or null for every key.</param>
    IReadOnlyList<ClientKey> List(string? ownerId);

    /// <summary>What a key in force is called; null when there is no such key, or none any more.</summary>
    /// <param name="keyId">The key's id.</param>
    string? NameOf(string keyId);

    /// <summary>Notes that the key was used; written in batches.</summary>
    /// <param name="keyId">The key's id.</param>
    void Touch(string keyId);
}
