namespace Maru.Contracts.Llm;

/// <summary>
/// What the database knows of the encryption key, read after the migrations and before the vault is made, because the vault's state
/// depends on it. Thread safe.
/// </summary>
public interface IKeyCheck
{
    /// <summary>Reads it.</summary>
    /// <param name="ct">Cancels it.</param>
    Task<StoredKeyCheck> ReadAsync(CancellationToken ct);
}
