namespace Maru.Contracts.Llm;

/// <summary>Evidence of the encryption key that sealed this database.</summary>
/// <param name="Token">The key-check token; should its row be lost, any sealed value; null when there is neither.</param>
/// <param name="HasCiphertext">Whether provider keys are stored.</param>
public sealed record StoredKeyCheck(string? Token, bool HasCiphertext);
