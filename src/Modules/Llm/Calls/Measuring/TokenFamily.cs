namespace Maru.Modules.Llm.Calls.Measuring;

/// <summary>Which vocabulary a model counts in.</summary>
internal enum TokenFamily
{
    /// <summary>Not known here: counted by the nearest and raised, so that it is never too little.</summary>
    Other,

    O200k,

    Cl100k,
}
