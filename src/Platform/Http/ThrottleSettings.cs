namespace Maru.Platform.Http;

/// <summary>Section <c>Http:Throttle</c>: requests a minute, each at least 1.</summary>
internal sealed class ThrottleSettings
{
    /// <summary>Signing in and setting up, from one address.</summary>
    public int SignIn { get; set; } = 10;

    /// <summary>Signing in and setting up, from all addresses together; never less than from one.</summary>
    public int SignInOverall { get; set; } = 600;

    /// <summary>Acts that call out, by one person.</summary>
    public int CallOut { get; set; } = 5;

    /// <summary>Everything else under /api, by one person or from one address.</summary>
    public int Default { get; set; } = 600;
}
