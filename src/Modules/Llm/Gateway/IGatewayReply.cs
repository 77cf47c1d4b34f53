using Maru.Modules.Llm.Budgets.Limits;
using Maru.Modules.Llm.Configuration.Routes;

namespace Maru.Modules.Llm.Gateway;

/// <summary>A reply that also tells the client who answers.</summary>
internal interface IGatewayReply : IReply
{
    /// <summary>Found in the logs and in the call log.</summary>
    string TraceId { get; }

    /// <summary>What of the request was changed for the model; null for nothing.</summary>
    string? WhatWasAdjusted { get; }

    /// <summary>Takes the whole answer before its end leaves; null where nobody keeps it.</summary>
    KeptAnswer? Kept { get; }

    /// <summary>A header of the client's request; null when it sent none.</summary>
    string? Asked(string header);

    /// <summary>Puts model, provider and policy version into the headers.</summary>
    void Name(ProviderRoute route);

    /// <summary>Puts what is left of the key's requests and tokens a minute into the headers, of answers and of refusals.</summary>
    void Tell(in LimitDecision limits);
}
