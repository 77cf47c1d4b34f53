using Maru.Platform.Settings;

namespace Maru.Platform.Http;

/// <summary>Section <c>Http:Throttle</c>: how many requests a minute are answered.</summary>
internal sealed class ThrottleSettings : ISettings
{
    /// <summary>Signing in and setting up, from one address.</summary>
    [Between(1, 1_000_000_000)]
    public int SignIn { get; init; } = 10;

    /// <summary>Signing in and setting up, from all addresses together; never less than from one.</summary>
    [Between(1, 1_000_000_000)]
    public int SignInOverall { get; init; } = 600;

    /// <summary>Acts that call out, such as connection tests, by one person.</summary>
    [Between(1, 1_000_000_000)]
    public int CallOut { get; init; } = 5;

    /// <summary>Everything else under <c>/api</c>, by one person or from one address.</summary>
    [Between(1, 1_000_000_000)]
    public int Default { get; init; } = 600;
}
