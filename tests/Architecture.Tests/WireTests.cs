using System.Reflection;
using System.Runtime.CompilerServices;
using Orleans;

namespace Oqupie.Architecture.Tests;

/// <summary>What travels between processes of different versions is known by an alias, never by the name of a class.</summary>
public sealed class WireTests
{
    private static IEnumerable<Type> OnTheWire => House.Assemblies
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>(inherit: false) is not null);

    [Fact]
    public void There_is_something_on_the_wire() => Assert.NotEmpty(OnTheWire);

    [Fact]
    public void Everything_on_the_wire_has_an_alias_of_ours() =>
        Offenders.None(OnTheWire.Where(type => Alias(type)?.StartsWith("oqupie.", StringComparison.Ordinal) is not true).Select(type => type.FullName));

    [Fact]
    public void No_two_types_have_one_alias() =>
        Offenders.None(OnTheWire.GroupBy(Alias, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void Grain_interfaces_have_an_alias_too() =>
        Offenders.None(House.Contracts.GetTypes()
            .Where(type => type.IsInterface && (typeof(IGrain).IsAssignableFrom(type) || typeof(IGrainObserver).IsAssignableFrom(type)))
            .Where(type => Alias(type) is null)
            .Select(type => type.FullName));

    [Fact]
    public void Contracts_are_sealed() =>
        Offenders.None(House.Contracts.GetTypes()
            .Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>(inherit: false) is not null)
            .Where(type => type is { IsSealed: false, IsAbstract: false })
            .Select(type => type.FullName));

    [Fact]
    public void Contracts_are_written_once() =>
        Offenders.None(
            from type in OnTheWire
            where type.Assembly == House.Contracts
            from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            let setter = property.SetMethod
            where setter is { IsPublic: true } && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
            select $"{type.FullName}.{property.Name}");

    private static string? Alias(Type type) => type.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias;
}
