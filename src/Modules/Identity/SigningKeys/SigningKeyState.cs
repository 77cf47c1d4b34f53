namespace Maru.Modules.Identity.SigningKeys;

/// <summary>Where in its life a signing key is. All of them verify; only the current one signs.</summary>
internal enum SigningKeyState
{
    /// <summary>Made known ahead of its use.</summary>
    Next,

    /// <summary>Signs.</summary>
    Current,

    /// <summary>Signs no more.</summary>
    Previous,
}
