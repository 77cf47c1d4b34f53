using System.Text.Json;

namespace Maru.Cli.Wire;

/// <summary>What the server said: a body, or a refusal (which may have one as well).</summary>
internal sealed record Answer(JsonElement Body, Refusal? Refusal = null)
{
    public static implicit operator Answer(Refusal refusal) => new(default, refusal);
}
