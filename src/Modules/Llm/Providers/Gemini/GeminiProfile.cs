using Maru.Contracts.Llm;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers.Probing;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>Google's Gemini.</summary>
internal sealed class GeminiProfile(GeminiSettings settings) : ProviderProfile
{
    public override Provider Provider => Provider.Gemini;

    public override ProviderTitle Title { get; } = new("Gemini");

    public override string TelemetryName => "gcp.gemini";

    public override string FormerName => "google";

    public override KeyShape Key { get; } = new(Start: "AIza");

    public override IReadOnlyList<string> Variables { get; } = ["GEMINI_API_KEY", "GOOGLE_API_KEY"];

    public override Uri Address => settings.Address;

    public override ProviderProbe Probe { get; } = new GeminiProbe(settings.ProbeModel);

    public override IReadOnlyList<Door> Doors { get; } =
    [
        .. Door.OfConversations, Door.Embeddings, Door.Images,
    ];

    public override TypeMapping Mapping { get; } = new("gemini-3.5-flash-lite", "gemini-3.8-flash", "gemini-3.1-flash-image");
}
