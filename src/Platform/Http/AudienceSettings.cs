using Maru.Platform.Settings;

namespace Maru.Platform.Http;

/// <summary>
/// Section <c>Http:Audience</c>: who may read what the server tells of itself. <c>loopback</c> is programs on the same machine,
/// <c>permission</c> people with <c>platform.read_status</c>, <c>open</c> everybody.
/// </summary>
public sealed class AudienceSettings : ISettings
{
    /// <summary>Of <c>/metrics</c>.</summary>
    public Audience Metrics { get; init; }

    /// <summary>Of <c>/openapi/v1.json</c>.</summary>
    public Audience OpenApi { get; init; }
}
