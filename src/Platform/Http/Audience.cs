namespace Maru.Platform.Http;

/// <summary>Who may read what the server tells of itself.</summary>
public enum Audience
{
    /// <summary>Programs on this machine.</summary>
    Loopback,

    /// <summary>People whose role holds the permission.</summary>
    Permission,

    /// <summary>Anyone.</summary>
    Open,
}
