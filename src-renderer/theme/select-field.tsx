/** A choice from a list, with its label. */
import { useId } from 'react'

interface SelectFieldProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly (readonly [value: Value, text: string])[]
  readonly choose: (value: Value) => unknown
  readonly className?: string
}

export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, value, options, choose, className = '' } = props
  const id = useId()
  const pick = (picked: string) => {
    const option = options.find(([value]) => value === picked)
    if (option !== undefined) choose(option[0])
  }
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => pick(target.value)}>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
