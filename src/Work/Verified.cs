namespace Maru.Work;

/// <summary>The other side's answer about an effect whose outcome was lost.</summary>
/// <typeparam name="T">The step's result.</typeparam>
/// <param name="Happened">True: <paramref name="Result"/> is recorded; without a result the run is parked. False: it did not happen, and
/// the body is run. Null: unknown, and the run is parked.</param>
/// <param name="Result">The step's result, if it happened.</param>
public sealed record Verified<T>(bool? Happened, T? Result);
