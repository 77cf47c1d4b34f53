namespace Maru.Platform.Http;

/// <summary>Section <c>Http:Audience</c>.</summary>
public sealed class AudienceSettings
{
    /// <summary>Of <c>/metrics</c>.</summary>
    public Audience Metrics { get; set; }

    /// <summary>Of <c>/openapi/v1.json</c>.</summary>
    public Audience OpenApi { get; set; }
}
