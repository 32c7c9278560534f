using System.Reflection;

namespace Oqupie.Portal.Tests;

/// <summary>A cluster of one pretended object: whichever grain is asked for, it answers.</summary>
public class PretendGrains : DispatchProxy
{
    private object _grain = null!;

    public static IGrainFactory Of(object grain)
    {
        var factory = Create<IGrainFactory, PretendGrains>();
        ((PretendGrains)(object)factory)._grain = grain;
        return factory;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.ReturnType.IsInstanceOfType(_grain)
            ? ((PretendBrand)_grain).Called((string)args![0]!)
            : throw new NotSupportedException(targetMethod.ToString());
}
