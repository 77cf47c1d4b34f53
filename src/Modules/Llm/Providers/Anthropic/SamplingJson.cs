using System.Buffers.Text;
using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers.Families;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>How the answer is drawn, as far as the model's family lets a client say it.</summary>
internal sealed class SamplingJson(Utf8JsonWriter json, ModelFamily family, bool thinks, Adjusted adjusted)
{
    private const string Temperature = "temperature";
    private const string TopP = "top_p";

    public void Write(Sampling sampling)
    {
        var temperature = Taken(Temperature, sampling.Temperature);
        var topP = Taken(TopP, sampling.TopP);
        if (temperature.IsSet && topP.IsSet)
        {
            // Anthropic takes one of the two.
            adjusted.Add(TopP, "dropped");
            topP = default;
        }

        WriteTemperature(temperature);
        Write(TopP, topP);
        Write("top_k", Taken("top_k", sampling.TopK));
        WriteStops(sampling.Stops);
        Drop("presence_penalty", sampling.PresencePenalty.IsSet);
        Drop("frequency_penalty", sampling.FrequencyPenalty.IsSet);
        Drop("seed", sampling.Seed is not null);
    }

    private Raw Taken(string name, Raw value)
    {
        var refused = family.Refuses.Contains(name) || (thinks && family.RefusesWhileThinking.Contains(name));
        Drop(name, refused && value.IsSet);
        return refused ? default : value;
    }

    // OpenAI's scale ends at 2.
    private void WriteTemperature(Raw value)
    {
        if (value.IsSet && Utf8Parser.TryParse(value.Json.Span, out double number, out _) && number > 1)
        {
            adjusted.Add(Temperature, "clamped");
            json.WriteNumber(Temperature, 1);
            return;
        }

        Write(Temperature, value);
    }

    private void WriteStops(IReadOnlyList<Raw> stops)
    {
        Raw[] said = [.. stops.Where(stop => !stop.IsBlank())];
        Drop("stop", said.Length < stops.Count);
        if (said.Length == 0)
        {
            return;
        }

        json.WriteStartArray("stop_sequences");
        foreach (var stop in said)
        {
            stop.WriteTo(json);
        }

        json.WriteEndArray();
    }

    private void Write(string name, Raw value)
    {
        if (value.IsSet)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }
    }

    private void Drop(string name, bool isSaid)
    {
        if (isSaid)
        {
            adjusted.Add(name, "dropped");
        }
    }
}
