using System.Runtime.CompilerServices;
using Maru.Rhai.Values;

namespace Maru.Rhai.Operations;

/// <summary>Prepares a container for a change: if it may be shared, it is copied first.</summary>
internal static class RhaiPlace
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RhaiArray OwnArray(ref RhaiValue place)
    {
        if (place.Array.Aliased)
        {
            place = new RhaiValue(place.Array.Copy(), place.Bits);
        }

        return place.Array;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RhaiMap OwnMap(ref RhaiValue place)
    {
        if (place.Map.Aliased)
        {
            place = new RhaiValue(place.Map.Copy(), place.Bits);
        }

        return place.Map;
    }

    public static RhaiBlob OwnBlob(ref RhaiValue place)
    {
        if (place.Blob.Aliased)
        {
            place = new RhaiValue(place.Blob.Copy(), place.Bits);
        }

        return place.Blob;
    }
}
