using Maru.Kernel;
using Microsoft.AspNetCore.Http;

namespace Maru.Platform.Http;

/// <summary>Outcomes as HTTP answers, so that a handler stays a line or two.</summary>
public static class Answer
{
    /// <summary>The refusal as problem+json.</summary>
    /// <param name="failure">The refusal.</param>
    public static Problem ToProblem(this Failure failure) => new(failure);

    /// <summary>200 with the value, or the problem.</summary>
    /// <typeparam name="T">The value.</typeparam>
    /// <typeparam name="TWire">Its wire form.</typeparam>
    /// <param name="outcome">The outcome.</param>
    /// <param name="toWire">Makes the wire form.</param>
    public static IResult Ok<T, TWire>(this Outcome<T> outcome, Func<T, TWire> toWire) =>
        outcome.Failed(out var failure) ? failure.ToProblem() : TypedResults.Ok(toWire(outcome.Value));

    /// <summary>200 with the value and its version as the ETag, or the problem.</summary>
    /// <typeparam name="T">The value.</typeparam>
    /// <typeparam name="TWire">Its wire form.</typeparam>
    /// <param name="outcome">The outcome.</param>
    /// <param name="caller">Who gets it.</param>
    /// <param name="version">The row's version.</param>
    /// <param name="toWire">Makes the wire form.</param>
    public static IResult Versioned<T, TWire>(this Outcome<T> outcome, Caller caller, Func<T, long> version, Func<T, TWire> toWire)
    {
        if (outcome.Failure is null)
        {
            caller.SendVersion(version(outcome.Value));
        }

        return outcome.Ok(toWire);
    }

    /// <summary>201 with the value and its address, or the problem.</summary>
    /// <typeparam name="T">The value.</typeparam>
    /// <typeparam name="TWire">Its wire form.</typeparam>
    /// <param name="outcome">The outcome.</param>
    /// <param name="toWire">Makes the wire form.</param>
    /// <param name="address">Where the new thing is.</param>
    public static IResult Created<T, TWire>(this Outcome<T> outcome, Func<T, TWire> toWire, Func<T, string> address) =>
        outcome.Failed(out var failure) ? failure.ToProblem() : TypedResults.Created(address(outcome.Value), toWire(outcome.Value));

    /// <summary>204, or the problem.</summary>
    /// <param name="outcome">The outcome.</param>
    public static IResult NoContent(this Outcome<Nothing> outcome) =>
        outcome.Failed(out var failure) ? failure.ToProblem() : TypedResults.NoContent();
}
