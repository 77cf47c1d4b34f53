using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Builtin;

/// <summary>This server itself: it needs no key and no network, and its models are those of the composer.</summary>
internal sealed class BuiltinProfile : ProviderProfile
{
    public override Provider Provider => Provider.Builtin;

    public override ProviderTitle Title { get; } = new("Built-in", "내장");

    public override IReadOnlyList<string> Models { get; } = ["text-small", "text-large", "image", "embedding"];

    public override IReadOnlyList<Door> Doors { get; } =
    [
        .. Door.OfConversations, Door.Embeddings, Door.Images,
    ];

    public override TypeMapping Mapping { get; } = new(
        WireName<ModelType>.Of(ModelType.TextSmall), WireName<ModelType>.Of(ModelType.TextLarge), WireName<ModelType>.Of(ModelType.Image));

    public override bool IsFree => true;
}
