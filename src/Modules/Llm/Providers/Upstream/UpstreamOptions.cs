namespace Maru.Modules.Llm.Providers.Upstream;

/// <summary>Section <c>Llm:Upstream</c>.</summary>
internal sealed class UpstreamOptions
{
    /// <summary>Until the TCP and TLS connection stands.</summary>
    public TimeSpan Connect { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>From the request until the answer's first byte; the retry shares it.</summary>
    public TimeSpan FirstByte { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>Longest silence inside an answer.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromSeconds(60);

    public Uri OpenAi { get; set; } = new("https://api.openai.com/v1/");

    public Uri Gemini { get; set; } = new("https://generativelanguage.googleapis.com/v1beta/");
}
