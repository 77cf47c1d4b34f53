using Maru.Contracts.Llm;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Wires;
using Maru.Modules.Llm.Gateway.Wires.Chat;
using Maru.Modules.Llm.Providers.Probing;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>OpenAI.</summary>
internal sealed class OpenAiProfile(OpenAiSettings settings) : ProviderProfile
{
    public override Provider Provider => Provider.OpenAi;

    public override IWire OwnWire => ChatCompletions.Instance;

    public override ProviderTitle Title { get; } = new("OpenAI");

    public override KeyShape Key { get; } = new(Start: "sk-");

    public override IReadOnlyList<string> Variables { get; } = ["OPENAI_API_KEY"];

    public override Uri Address => settings.Address;

    public override ProviderProbe Probe => field ??= new OpenAiProbe(settings.ProbeModel, this);

    public override IReadOnlyList<Door> Doors { get; } =
    [
        .. Door.OfConversations, Door.Embeddings, Door.Images, Door.ImageEdits, Door.ImageVariations, Door.Speech,
        Door.Transcriptions, Door.Translations, Door.Moderations,
    ];

    public override TypeMapping Mapping { get; } = new("gpt-5.6-luna", "gpt-5.6-terra", "gpt-image-2");
}
