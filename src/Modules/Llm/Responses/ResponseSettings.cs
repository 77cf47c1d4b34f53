using Maru.Platform.Settings;

namespace Maru.Modules.Llm.Responses;

/// <summary>Section <c>Llm:Responses</c>: what <c>/v1/responses</c> keeps.</summary>
internal sealed class ResponseSettings : ISettings
{
    /// <summary>
    /// Whether responses are kept, sealed, unless a request says <c>store: false</c>. Clients that name earlier items instead of sending
    /// them need it. When it is off, what is kept already is not given out either.
    /// </summary>
    public bool Store { get; init; } = true;

    /// <summary>How long a response is kept.</summary>
    [Between("1h", "30d")]
    public TimeSpan Retention { get; init; } = TimeSpan.FromHours(24);
}
