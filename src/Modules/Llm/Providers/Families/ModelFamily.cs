using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Prices;

namespace Maru.Modules.Llm.Providers.Families;

/// <summary>
/// How the models of one family want to be asked: the dialect of their parameters. An entry of <c>families.json</c> beside the provider's
/// profile; the first that fits a model counts.
/// </summary>
internal sealed record ModelFamily
{
    /// <summary>Models of which nothing is known: asked as the client asks.</summary>
    public static ModelFamily Unknown { get; } = new() { Models = "*", Source = "" };

    /// <summary>Which models; <c>*</c> stands for any text.</summary>
    public required string Models { get; init; }

    /// <summary>What they call the most tokens an answer may have; null when either of the two names will do.</summary>
    public string? Limit { get; init; }

    /// <summary>Parameters they refuse.</summary>
    public IReadOnlyList<string> Refuses { get; init; } = [];

    /// <summary>Parameters they refuse in a request that asks for thinking.</summary>
    public IReadOnlyList<string> RefusesWhileThinking { get; init; } = [];

    /// <summary>How they are told how long to think.</summary>
    public ThinkingForm Thinking { get; init; }

    /// <summary>Whether function calls must come back with the signature they left with.</summary>
    public bool SignsCalls { get; init; }

    /// <summary>The least effort they can be told; null when any will do.</summary>
    public Effort? LeastEffort { get; init; }

    /// <summary>The most effort they can be told; null for models that are told none.</summary>
    public Effort? MostEffort { get; init; }

    /// <summary>The word that keeps them from thinking: empty where they think only when told to, null where nothing keeps them.</summary>
    public string? ThinkingOff { get; init; }

    /// <summary>The most tokens an answer may have, where a request must name a number.</summary>
    public int? MostOutput { get; init; }

    /// <summary>Whether they can be made to call a tool.</summary>
    public bool ForcesTools { get; init; }

    /// <summary>Whether they keep to a JSON schema for the answer's text.</summary>
    public bool TakesOutputSchema { get; init; }

    /// <summary>Whether they go on with an answer that was begun for them.</summary>
    public bool TakesPrefill { get; init; }

    /// <summary>Whether results of functions may carry pictures.</summary>
    public bool TakesMediaInResults { get; init; }

    /// <summary>Whether they continue a text that is no conversation, at a door of its own.</summary>
    public bool CompletesText { get; init; }

    /// <summary>How long they may think before the first byte and between two; null for as long as any other.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>Where this is said, and when it was read.</summary>
    public required string Source { get; init; }

    /// <summary>The parameters for which a request may have to be written otherwise than the client wrote it.</summary>
    public IEnumerable<string> Watched =>
        LimitName.Other(Limit) is { } other ? [.. Refuses, .. RefusesWhileThinking, other] : [.. Refuses, .. RefusesWhileThinking];

    public bool Has(string model) => ModelGlob.Matches(Models, model);
}
