namespace Maru.Platform.Secrets.FernetKeys;

/// <summary>Why a Fernet token was not opened. For tests and counters; a caller over the network learns only that it failed.</summary>
public enum FernetRefusal
{
    /// <summary>It was opened.</summary>
    None,

    /// <summary>Not canonical, padded base64url, or not of a possible length.</summary>
    Malformed,

    /// <summary>The first byte is not 0x80.</summary>
    UnknownVersion,

    /// <summary>Older than the caller allows.</summary>
    Expired,

    /// <summary>Its time is further in the future than a wrong clock can explain.</summary>
    FromTheFuture,

    /// <summary>The signature is another key's, or the token was changed.</summary>
    BadSignature,

    /// <summary>The signature is correct, but the content has wrong padding.</summary>
    BadPadding,
}
