using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>What of a request follows from its parts together and from the model's family, decided before anything is written.</summary>
internal sealed record RequestPlan
{
    public const string Adaptive = "adaptive";
    public const string Enabled = "enabled";

    /// <summary>The most tokens of the answer.</summary>
    public required int MostOutput { get; init; }

    /// <summary>The type of thinking that is asked for; null where nothing is said of it.</summary>
    public string? Thinking { get; init; }

    /// <summary>Tokens for thinking, where the type wants them.</summary>
    public int Budget { get; init; }

    /// <summary>The effort that is named; null for none.</summary>
    public Effort? Effort { get; init; }

    /// <summary>Null where nothing is said of it.</summary>
    public ToolChoice? Choice { get; init; }

    /// <summary>The schema the model keeps its text to; none where it is not asked to.</summary>
    public Raw OutputSchema { get; init; }

    /// <summary>The tool whose input is the answer's text; null for none.</summary>
    public string? JsonTool { get; init; }

    /// <summary>Whether the form of the answer is asked for in words.</summary>
    public bool PromptsForJson { get; init; }

    public bool Thinks => Thinking is Adaptive or Enabled;
}
