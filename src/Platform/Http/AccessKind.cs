namespace Maru.Platform.Http;

/// <summary>How a caller shows who they are.</summary>
public enum AccessKind
{
    /// <summary>By an access token whose role holds the permission.</summary>
    Permission,

    /// <summary>By a client key, which the gateway checks itself.</summary>
    ClientKey,

    /// <summary>By calling from this machine.</summary>
    Loopback,

    /// <summary>Not at all.</summary>
    Open,
}
