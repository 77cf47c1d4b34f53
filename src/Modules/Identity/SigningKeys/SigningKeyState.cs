namespace Maru.Modules.Identity.SigningKeys;

/// <summary>Where in its life a signing key is. All of them verify; only the current one signs.</summary>
internal enum SigningKeyState
{
    /// <summary>Published before its use.</summary>
    Next,

    /// <summary>Signs.</summary>
    Current,

    /// <summary>No longer signs.</summary>
    Previous,
}
