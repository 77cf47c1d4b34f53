namespace Maru.Contracts.Llm;

/// <summary>Whether a stored key can be used.</summary>
public enum KeyHealth
{
    /// <summary>It can be used.</summary>
    Ok,

    /// <summary>No encryption key of this server opens it; enter it again.</summary>
    Undecryptable,

    /// <summary>Switched off by an administrator.</summary>
    Inactive,

    /// <summary>The server runs without the encryption key of its database.</summary>
    Locked,
}
