using Maru.Modules.Llm.Domain;

namespace Maru.Modules.Llm.UseCases.Calls;

/// <summary>What the gateway knows of a call beside its admission and its report. All but the model asked may stay default.</summary>
internal readonly struct CallFacts
{
    public required string ModelAsked { get; init; }

    /// <summary>HTTP status sent; 0: the error's, else 200.</summary>
    public int Status { get; init; }

    public bool Streamed { get; init; }

    public string? PromptTemplateId { get; init; }

    public string? TraceId { get; init; }

    /// <summary>TimeProvider timestamp of the request's arrival; 0: of its admission.</summary>
    public long StartedAt { get; init; }

    /// <summary>The gateway's own count, used when the provider said nothing; default: none.</summary>
    public TokenUsage Estimated { get; init; }

    /// <summary>Pictures made.</summary>
    public int Images { get; init; }

    /// <summary>The tier the provider said it charged, or null.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>Copied only while <see cref="Metering.StoresContent"/>.</summary>
    public ReadOnlyMemory<byte> Request { get; init; }

    /// <summary>Copied only while <see cref="Metering.StoresContent"/>.</summary>
    public ReadOnlyMemory<byte> Response { get; init; }
}
