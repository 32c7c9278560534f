using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels;

/// <summary>
/// A kind of channel whose settings are described by a form: the form says what is checked, shown and kept secret, and a new kind adds what only it knows.
/// </summary>
/// <typeparam name="T">The settings as the kind itself reads them.</typeparam>
public abstract class FormKind<T> : IChannelKind
    where T : notnull
{
    public abstract string Kind { get; }

    public abstract ImmutableArray<FormField> Fields { get; }

    public SettingsAnswer Complete(IChannelSettings wished, IChannelSettings? stored, DateTimeOffset now)
    {
        if (wished is not FormSettings form || stored is not (null or FormSettings))
        {
            return Refusal.Invalid("These are the settings of another kind of channel.", "settings", "other_kind");
        }

        var complete = FormRules.Complete(Fields, form, stored as FormSettings);
        var wrong = FormRules.CheckPlaces(Fields, form, stored as FormSettings) ?? FormRules.Check(Fields, complete) ?? Check(Read(complete));
        return wrong is { } refusal ? refusal : SettingsAnswer.Of(complete);
    }

    public (IChannelSettings Shown, ImmutableDictionary<string, string> Secrets) TakeSecrets(IChannelSettings settings) =>
        FormRules.TakeSecrets(Fields, (FormSettings)settings);

    public IChannelSettings PutSecrets(IChannelSettings shown, ImmutableDictionary<string, string> secrets, ChannelId channel)
    {
        var form = (FormSettings)shown;
        return form with { Values = form.Values.SetItems(secrets) };
    }

    /// <summary>The settings of a channel, as the kind reads them.</summary>
    public T Of(IChannelSettings settings) => Read((FormSettings)settings);

    /// <summary>Makes the kind's own record of a form that is complete.</summary>
    protected abstract T Read(FormSettings form);

    /// <summary>What the form cannot say; null where nothing is wrong.</summary>
    protected virtual Refusal? Check(T settings) => null;
}
