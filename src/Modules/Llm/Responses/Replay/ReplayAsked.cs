using System.Globalization;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Responses.Replay;

/// <summary>Whether a response is wanted as the events of its stream, and which of them.</summary>
internal static class ReplayAsked
{
    private const int All = -1;

    /// <param name="stream">As in the query.</param>
    /// <param name="startingAfter">As in the query.</param>
    /// <param name="after">The number behind which the events begin; null for the object.</param>
    public static GatewayError? Parse(string? stream, string? startingAfter, out int? after)
    {
        var number = All;
        after = null;
        if (stream is not (null or "true" or "false"))
        {
            return GatewayError.Invalid("invalid_value", "stream must be true or false.", "stream");
        }

        if (startingAfter is not null
            && (stream != "true" || !int.TryParse(startingAfter, NumberStyles.None, CultureInfo.InvariantCulture, out number)))
        {
            return GatewayError.Invalid(
                "invalid_value", "starting_after is the number of an event, a whole one from 0, and comes with stream=true.",
                "starting_after");
        }

        after = stream == "true" ? number : null;
        return null;
    }
}
