using System.CommandLine;
using System.Text.Json;
using Maru.Cli.Screen;
using Maru.Cli.Wire;

namespace Maru.Cli.Commands;

/// <summary>The options that say what a policy should be. Models not named stay as they are.</summary>
internal sealed class PolicyWish(Grammar grammar)
{
    private readonly Option<string?> _small = grammar.Option<string?>("--small", HelpTexts.Small);
    private readonly Option<string?> _large = grammar.Option<string?>("--large", HelpTexts.Large);
    private readonly Option<string?> _image = grammar.Option<string?>("--image", HelpTexts.Image);

    public Option<string?> Provider { get; } = ProviderName.Option(grammar);

    public Symbol[] Options => [Provider, _small, _large, _image];

    /// <summary>The mapping to send, or null when none was named.</summary>
    public Dictionary<string, object>? Mappings(Invocation run, JsonElement policy)
    {
        var (small, large, image) = (run.Get(_small), run.Get(_large), run.Get(_image));
        if (small is null && large is null && image is null)
        {
            return null;
        }

        var provider = run.Get(Provider) ?? policy.Text("provider") ?? "";
        var now = policy.Inner("mappings").Inner(provider);
        return new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [provider] = new
            {
                Small = small ?? now.Text("small"),
                Large = large ?? now.Text("large"),
                Image = image ?? now.Text("image"),
            },
        };
    }
}
