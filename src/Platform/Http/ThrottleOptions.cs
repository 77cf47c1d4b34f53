namespace Maru.Platform.Http;

/// <summary>Section <c>Http:Throttle</c>: requests a minute.</summary>
internal sealed class ThrottleOptions
{
    /// <summary>Signing in and setting up, from one address.</summary>
    public int SignIn { get; set; } = 10;

    /// <summary>Acts that call out, such as connection tests, a person.</summary>
    public int CallOut { get; set; } = 5;

    /// <summary>Everything else under /api, a person or address.</summary>
    public int Default { get; set; } = 600;
}
